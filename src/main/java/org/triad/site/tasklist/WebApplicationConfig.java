package org.triad.site.tasklist;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves our configuration of Tasklist, Cockpit and Admin in place of theirs: signing out there leads to the one login page. */
@RestController
class WebApplicationConfig {

    @GetMapping({
        "/camunda/app/tasklist/scripts/config.js",
        "/camunda/app/cockpit/scripts/config.js",
        "/camunda/app/admin/scripts/config.js",
        "/camunda/app/welcome/scripts/config.js"
    })
    ResponseEntity<Resource> config() {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/javascript"))
                .cacheControl(CacheControl.noCache())
                .body(new ClassPathResource("camunda/config.js"));
    }

    /** What Tasklist shows to people who cannot do anything about it is left out. */
    @GetMapping("/camunda/app/tasklist/styles/user-styles.css")
    ResponseEntity<Resource> styles() {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/css"))
                .cacheControl(CacheControl.noCache())
                .body(new ClassPathResource("camunda/tasklist.css"));
    }
}
