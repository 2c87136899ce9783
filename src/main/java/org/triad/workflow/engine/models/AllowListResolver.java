package org.triad.workflow.engine.models;

import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.triad.kernel.Refusal;

/**
 * Finds for an expression what is on the list and nothing else: variables, execution and task, listed beans, and of values the members
 * {@link AllowedMembers} names. It holds at run time whatever the check at deployment has let through.
 */
class AllowListResolver extends ELResolver {

    private final ELResolver variables = new VariableScopeElResolver();
    private final ELResolver decisionVariables = new VariableContextElResolver();
    private final ELResolver maps = new MapELResolver(true);
    private final ELResolver lists = new ListELResolver(true);
    private final ELResolver arrays = new ArrayELResolver(true);
    private final ELResolver members = new BeanELResolver(true);
    private final AllowedBeans beans;

    AllowListResolver(AllowedBeans beans) {
        this.beans = beans;
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        if (base == null) {
            return named(context, property);
        }
        if (base instanceof Map) {
            return maps.getValue(context, base, property);
        }
        if (base instanceof List) {
            return lists.getValue(context, base, property);
        }
        if (base.getClass().isArray()) {
            return arrays.getValue(context, base, property);
        }
        if (AllowedMembers.allowsProperty(base, String.valueOf(property))) {
            return members.getValue(context, base, property);
        }
        throw refused(property);
    }

    private Object named(ELContext context, Object name) {
        Object value = variables.getValue(context, null, name);
        if (!context.isPropertyResolved()) {
            value = decisionVariables.getValue(context, null, name);
        }
        if (!context.isPropertyResolved()) {
            value = beans.find(String.valueOf(name));
            context.setPropertyResolved(value != null);
        }
        return value;
    }

    @Override
    public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
        String name = String.valueOf(method);
        if (base != null && (AllowedMembers.allowsMethod(base, name) || beans.isCallable(base, name))) {
            return members.invoke(context, base, method, types, arguments);
        }
        throw refused(method);
    }

    /** An expression sets variables and nothing else. */
    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        if (base != null) {
            throw refused(property);
        }
        variables.setValue(context, null, property, value);
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        return base == null ? variables.getType(context, null, property) : null;
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return base != null || variables.isReadOnly(context, null, property);
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return Object.class;
    }

    /** For editors, of which the engine has none. */
    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return Collections.emptyIterator();
    }

    private static Refusal refused(Object member) {
        return Refusal.invalid(
                "",
                "An expression uses “%s”, which is not on the list of what expressions may use. Nothing was done."
                        .formatted(member));
    }
}
