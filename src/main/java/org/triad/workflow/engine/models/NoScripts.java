package org.triad.workflow.engine.models;

import javax.script.Bindings;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.scripting.ExecutableScript;
import org.camunda.bpm.engine.impl.scripting.ScriptFactory;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;
import org.triad.kernel.Refusal;

/**
 * Scripts do not run. A model that holds one, from a time before this was checked, still loads: its script refuses when its turn comes.
 */
class NoScripts extends ScriptFactory implements ScriptEngineResolver {

    @Override
    public ExecutableScript createScriptFromResource(String language, String resource) {
        return new RefusedScript(language);
    }

    @Override
    public ExecutableScript createScriptFromResource(String language, Expression resource) {
        return new RefusedScript(language);
    }

    @Override
    public ExecutableScript createScriptFromSource(String language, String source) {
        return new RefusedScript(language);
    }

    @Override
    public ExecutableScript createScriptFromSource(String language, Expression source) {
        return new RefusedScript(language);
    }

    @Override
    public void addScriptEngineFactory(ScriptEngineFactory factory) {
        throw new UnsupportedOperationException("Models run no scripts, so there are no script engines.");
    }

    /** Has no engines: the engine's own “juel” and the one FEEL brings are not looked up. */
    @Override
    public ScriptEngineManager getScriptEngineManager() {
        return new ScriptEngineManager(ClassLoader.getPlatformClassLoader());
    }

    /** The engine asks for one before it runs any script, of a diagram or of a decision table. */
    @Override
    public ScriptEngine getScriptEngine(String language, boolean fromCache) {
        throw refusal(language);
    }

    static Refusal refusal(String language) {
        return Refusal.invalid("", "There is a script (%s) in the model. Scripts do not run here.".formatted(language));
    }

    private static final class RefusedScript extends ExecutableScript {

        RefusedScript(String language) {
            super(language);
        }

        @Override
        public Object execute(ScriptEngine engine, VariableScope scope, Bindings bindings) {
            throw refusal(language);
        }

        @Override
        protected Object evaluate(ScriptEngine engine, VariableScope scope, Bindings bindings) {
            throw refusal(language);
        }
    }
}
