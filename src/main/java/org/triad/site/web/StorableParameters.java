package org.triad.site.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.triad.kernel.PlainText;
import org.triad.kernel.Refusal;

/**
 * Refuses a question with a character the database knows nothing of, before it is asked. What is sent in forms is checked where it is
 * understood, so that the form comes back with what was typed.
 */
@Component
class StorableParameters implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (HttpMethod.GET.matches(request.getMethod())) {
            request.getParameterMap().forEach((name, values) -> {
                for (String value : values) {
                    if (PlainText.isUnstorable(value) || PlainText.isUnstorable(name)) {
                        String field = PlainText.visible(name);
                        throw Refusal.invalid(field, "“%s” has a character that nothing here has.".formatted(field));
                    }
                }
            });
        }
        return true;
    }
}
