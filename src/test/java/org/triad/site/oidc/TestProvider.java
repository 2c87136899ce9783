package org.triad.site.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * A real OpenID Connect provider, Spring Authorization Server, on a port of its own. It holds whom a test tells it about, insists on PKCE,
 * and says something false where a test asks for that. It is not there when Triad starts: {@link #start} is for the tests.
 */
final class TestProvider {

    static final TestProvider ONLY = new TestProvider();
    static final String CLIENT = "triad";
    static final String SECRET = "a-secret-between-two-servers";
    static final String API = "https://triad.example/api";

    /** What the provider may do wrong in an ID token. */
    enum Fault {
        NONE,
        OTHER_NONCE,
        OTHER_ISSUER,
        OTHER_AUDIENCE,
        OTHER_KEY,
        EXPIRED
    }

    private final int port = freePort();
    private final RSAKey key = newKey("key-1");
    private final Map<String, Map<String, Object>> people = new ConcurrentHashMap<>();
    private volatile Fault fault = Fault.NONE;
    private volatile int triadPort;
    private ConfigurableApplicationContext running;

    private TestProvider() {}

    String issuer() {
        return "http://127.0.0.1:" + port;
    }

    /** Somebody who signs in with this name, with any password, and of whom the ID token says this. */
    void knows(String name, Map<String, Object> claims) {
        people.put(name, new HashMap<>(claims));
    }

    void does(Fault wrong) {
        fault = wrong;
    }

    /** Starts it, or lets a running one go on, and tells it where Triad is. */
    synchronized void start(int triad) {
        triadPort = triad;
        fault = Fault.NONE;
        if (running == null) {
            running = new SpringApplicationBuilder(Server.class)
                    .web(WebApplicationType.SERVLET)
                    .run(
                            "--server.port=" + port,
                            "--server.address=127.0.0.1",
                            "--spring.config.location=optional:classpath:/provider-has-none/",
                            "--spring.main.banner-mode=off",
                            "--logging.level.root=warn");
        }
    }

    synchronized void stop() {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    /** An access token as this provider makes them; a test says what is different about it. */
    String accessToken(String subject, Consumer<JwtClaimsSet.Builder> different, boolean withItsKey) {
        JwtClaimsSet.Builder claims = JwtClaimsSet.builder()
                .issuer(issuer())
                .subject(subject)
                .audience(List.of(API))
                .issuedAt(Instant.now())
                .expiresAt(Instant.now().plus(Duration.ofMinutes(5)));
        different.accept(claims);
        RSAKey signing = withItsKey ? key : newKey(key.getKeyID());
        return new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(signing)))
                .encode(JwtEncoderParameters.from(claims.build()))
                .getTokenValue();
    }

    private RegisteredClient client() {
        return RegisteredClient.withId("1")
                .clientId(CLIENT)
                .clientSecret("{noop}" + SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("http://localhost:" + triadPort + "/login/oauth2/code/provider")
                .postLogoutRedirectUri("http://localhost:" + triadPort + "/login?logout")
                .scopes(scopes -> scopes.addAll(Set.of("openid", "profile", "email")))
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .build();
    }

    private void say(JwtEncodingContext context) {
        Map<String, Object> claims = people.get(context.getPrincipal().getName());
        context.getClaims().claims(all -> all.putAll(claims));
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            context.getClaims().audience(List.of(API));
        }
        if (!OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
            return;
        }
        switch (fault) {
            case OTHER_NONCE -> context.getClaims().claim("nonce", "of-another-window");
            case OTHER_ISSUER -> context.getClaims().issuer("https://elsewhere.example");
            case OTHER_AUDIENCE ->
                context.getClaims().audience(List.of("another-client")).claim("azp", "another-client");
            case EXPIRED ->
                context.getClaims()
                        .issuedAt(Instant.now().minus(Duration.ofHours(2)))
                        .expiresAt(Instant.now().minus(Duration.ofHours(1)));
            case NONE, OTHER_KEY -> {
                // The claims are true.
            }
        }
    }

    private static RSAKey newKey(String id) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey(pair.getPrivate())
                    .keyID(id)
                    .build();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    /** The provider's application. Nothing of Triad's is in it. */
    @ImportAutoConfiguration({
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        SecurityAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class
    })
    static class Server {

        @Bean
        SecurityFilterChain protocol(HttpSecurity http) throws Exception {
            OAuth2AuthorizationServerConfigurer server = OAuth2AuthorizationServerConfigurer.authorizationServer();
            return http.with(server, provider -> provider.oidc(Customizer.withDefaults()))
                    .formLogin(Customizer.withDefaults())
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .build();
        }

        @Bean
        UserDetailsService directory() {
            return name -> {
                if (!ONLY.people.containsKey(name)) {
                    throw new UsernameNotFoundException(name);
                }
                return User.withUsername(name)
                        .password("{noop}" + ProviderGuest.PASSWORD)
                        .build();
            };
        }

        @Bean
        RegisteredClientRepository clients() {
            return new RegisteredClientRepository() {
                @Override
                public void save(RegisteredClient client) {
                    // With its secret hashed anew, which nobody needs.
                }

                @Override
                public RegisteredClient findById(String id) {
                    return ONLY.client();
                }

                @Override
                public RegisteredClient findByClientId(String id) {
                    return CLIENT.equals(id) ? ONLY.client() : null;
                }
            };
        }

        @Bean
        AuthorizationServerSettings itself() {
            return AuthorizationServerSettings.builder().issuer(ONLY.issuer()).build();
        }

        @Bean
        JWKSource<SecurityContext> published() {
            return new ImmutableJWKSet<>(new JWKSet(ONLY.key));
        }

        @Bean
        JwtDecoder reader(JWKSource<SecurityContext> published) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(published);
        }

        @Bean
        JwtEncoder signer() {
            JwtEncoder right = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(ONLY.key)));
            // Says that it is the published key, and is another one.
            JwtEncoder wrong = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(newKey(ONLY.key.getKeyID()))));
            return token -> (ONLY.fault == Fault.OTHER_KEY ? wrong : right).encode(token);
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims() {
            return ONLY::say;
        }
    }
}
