package org.triad.site.web;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.servers.Server;
import org.springframework.context.annotation.Configuration;

/** The head of the REST interface's description. */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Triad",
                        version = "1",
                        description =
                                "Campaigns carried by Marketing, Sales and Service. Sign in with HTTP Basic, or use the"
                                        + " session of the pages with its CSRF token. Errors are problem details (RFC 9457). Creating"
                                        + " calls honour an Idempotency-Key header."),
        servers = @Server(url = "/", description = "This Triad"))
class ApiDescription {}
