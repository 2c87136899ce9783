/**
 * What keeps a model from being more than a model. Whoever deploys one is not an administrator, so it is checked against lists of what
 * is allowed, before anything of it is stored; and what is not on the lists has no effect at run time either.
 */
package org.triad.workflow.engine.models;
