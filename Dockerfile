# syntax=docker/dockerfile:1
# Built from the jar: mvn -DskipTests package && docker build -t triad .
FROM eclipse-temurin:21-jre-noble AS layers
WORKDIR /layers
COPY target/triad-*.jar triad.jar
RUN java -Djarmode=tools -jar triad.jar extract --layers --destination .

FROM eclipse-temurin:21-jre-noble
RUN useradd --system --uid 10001 --user-group --no-create-home --home-dir /triad triad \
    && install --directory --owner=triad --group=triad --mode=0700 /triad/data
WORKDIR /triad
# From what changes least to what changes with every build.
COPY --from=layers /layers/dependencies/ ./
COPY --from=layers /layers/spring-boot-loader/ ./
COPY --from=layers /layers/snapshot-dependencies/ ./
COPY --from=layers /layers/application/ ./
# Classes as the JVM has read them once, for every later start: Triad starts on a database of its own and ends when it is ready. Where
# that fails the image works without them, and starts take longer.
RUN install --directory --owner=triad --group=triad /triad/shared
USER triad
RUN ["bash", "-c", "java -XX:ArchiveClassesAtExit=shared/triad.jsa -Xlog:cds=off -Xlog:cds+dynamic=off -Duser.timezone=UTC -Dfile.encoding=UTF-8 -jar triad.jar --triad.database.folder=/tmp/training --triad.demo.campaigns=false --triad.admin.password=training-only > /tmp/training.log 2>&1 & for i in {1..180}; do exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && read -r -t 4 line <&3 && [[ $line == *' 200'* ]] && break; sleep 1; done 2>/dev/null; kill $!; wait $!; cat /tmp/training.log; rm -rf /tmp/training*; test -s shared/triad.jsa || echo 'There are no shared classes, see above.'"]
EXPOSE 8080
# The image has no curl; bash opens the connection itself.
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --start-interval=2s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && read -r -t 4 line <&3 && [[ $line == *' 200'* ]]"]
# More options for the JVM go into JAVA_TOOL_OPTIONS.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-Duser.timezone=UTC", "-Dfile.encoding=UTF-8", "-XX:SharedArchiveFile=shared/triad.jsa", "-jar", "triad.jar"]
