package io.redkit;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.redkit", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule publicPackages_dependOnNothingInternal = noClasses()
            .that().resideInAPackage("io.redkit..").and()
            .resideOutsideOfPackages("io.redkit.runtime..", "io.redkit.devserver..")
            .should().dependOnClassesThat().resideInAPackage("io.redkit.runtime..");

    @ArchTest
    static final ArchRule internalPackages_haveNoCycles = slices().matching("io.redkit.runtime.(*)..").should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule patterns_doNotKnowEachOther = slices()
            .matching("io.redkit.runtime.(lock|ratelimit|session|cache|nearcache|pubsub|queue|room)..")
            .namingSlices("$1").should().notDependOnEachOther().allowEmptyShould(true);

    @ArchTest
    static final ArchRule waist_knowsNothingOfConnectionsAndServices = noClasses()
            .that().resideInAPackage("io.redkit.runtime.command..")
            .should().dependOnClassesThat().resideInAnyPackage("io.redkit.runtime.connection..", "io.redkit.runtime.service..",
                    "io.redkit.runtime.vertx..", "io.redkit.runtime", "io.redkit.runtime.health..");

    @ArchTest
    static final ArchRule vertxInternals_areTouchedAtTheEdgesOnly = noClasses()
            .that().resideOutsideOfPackages("io.redkit.runtime", "io.redkit.runtime.connection..", "io.redkit.runtime.vertx..",
                    "io.redkit.runtime.service..", "io.redkit.runtime.topology..", "io.redkit.runtime.ratelimit.http..")
            .should().dependOnClassesThat().resideInAnyPackage("io.vertx.core.impl..", "io.vertx.core.net..", "io.netty..");

    @ArchTest
    static final ArchRule javaSerialisation_isNotUsed = noClasses()
            .should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class)
            .orShould().dependOnClassesThat().areAssignableTo(ObjectOutputStream.class);

    @ArchTest
    static final ArchRule coordination_neverReadsTheClockOfThisMachine = noClasses()
            .that().resideInAnyPackage("io.redkit.runtime.lock..", "io.redkit.runtime.ratelimit..")
            .should().callMethod(System.class, "currentTimeMillis")
            .orShould().callMethodWhere(target(name("now")).and(target(owner(resideInAPackage("java.time..")))));

    @ArchTest
    static final ArchRule nothing_sleeps = noClasses()
            .that().resideOutsideOfPackage("io.redkit.devserver..") // which waits for processes, in threads of its callers
            .should().callMethod(Thread.class, "sleep", long.class);
}
