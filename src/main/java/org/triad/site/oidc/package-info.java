/** Signing in at an OpenID Connect provider, where the settings name one. */
package org.triad.site.oidc;
