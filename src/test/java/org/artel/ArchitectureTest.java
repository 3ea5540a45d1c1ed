package org.artel;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.artel.common.PortalClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The arrows between the packages. A feature is a package {@code org.artel.<feature>}; its <em>core</em> stands flat in it, its
 * <em>doors</em> stand in {@code .web} (Faces), {@code .rest} (Jersey) and {@code .job} (timers).
 */
class ArchitectureTest {

    /** From the top down: the core of each may know those above it, and nothing below. */
    private static final List<String> FEATURES = List.of("common", "account", "forum", "purchase", "pricelist", "order",
            "supply", "payment", "handover", "notification", "search", "portal");
    private static final List<String> DOORS = List.of("web", "rest", "job");

    private static final DescribedPredicate<JavaClass> A_DOOR =
            resideInAnyPackage(DOORS.stream().map(door -> "org.artel.*." + door + "..").toArray(String[]::new)).as("a door");

    private static JavaClasses product;

    @BeforeAll
    static void read() {
        product = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.artel");
    }

    @Test
    void everyClassBelongsToAListedFeature() {
        var allowed = new ArrayList<String>();
        for (String feature : FEATURES) {
            allowed.add("org.artel." + feature);
            DOORS.forEach(door -> allowed.add("org.artel." + feature + '.' + door));
        }
        check(classes().should().resideInAnyPackage(allowed.toArray(String[]::new))
                .because("a package that is not in the list has no place in the order of features"));
    }

    @Test
    void coresKnowOnlyFeaturesAbove() {
        for (int i = 0; i < FEATURES.size() - 1; i++) {
            String[] below = FEATURES.stream().skip(i + 1L).map(feature -> "org.artel." + feature + "..").toArray(String[]::new);
            check(noClasses().that().resideInAPackage("org.artel." + FEATURES.get(i))
                    .should().dependOnClassesThat().resideInAnyPackage(below)
                    .because("knowledge travels down as an event, an argument or an interface that the upper feature declares"));
        }
    }

    @Test
    void coresHaveNoCycles() {
        check(slices().assignedFrom(new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                String name = type.getPackageName();
                return A_DOOR.test(type) ? SliceIdentifier.ignore() : SliceIdentifier.of(name);
            }

            @Override
            public String getDescription() {
                return "cores of features";
            }
        }).should().beFreeOfCycles());
    }

    @Test
    void nothingDependsOnADoor() {
        check(noClasses().that(DescribedPredicate.not(A_DOOR)).should().dependOnClassesThat(A_DOOR));
        for (String feature : FEATURES) {
            for (String door : DOORS) {
                // what all pages, or all resources, share stands in portal's door of the same kind
                check(noClasses().that().resideInAPackage("org.artel." + feature + '.' + door)
                        .should().dependOnClassesThat(A_DOOR.and(DescribedPredicate.not(resideInAnyPackage(
                                "org.artel." + feature + '.' + door, "org.artel.portal." + door)))
                                .as("another door")));
            }
        }
    }

    @Test
    void facesStaysInWeb() {
        check(noClasses().that().resideOutsideOfPackage("org.artel.*.web")
                .should().dependOnClassesThat().resideInAnyPackage("jakarta.faces..", "org.primefaces..", "org.omnifaces.."));
    }

    @Test
    void jerseyStaysInRest() {
        check(noClasses().that().resideOutsideOfPackage("org.artel.*.rest")
                .should().dependOnClassesThat().resideInAPackage("jakarta.ws.rs.."));
    }

    @Test
    void luceneStaysInSearch() {
        check(noClasses().that().resideOutsideOfPackage("org.artel.search")
                .should().dependOnClassesThat().resideInAPackage("org.apache.lucene.."));
    }

    @Test
    void doorsLeaveTheDatabaseToServices() {
        check(noClasses().that(A_DOOR)
                .should().dependOnClassesThat(resideInAnyPackage("jakarta.persistence..", "java.sql..", "javax.sql..")));
    }

    @Test
    void transactionsBeginAtServices() {
        check(classes().that().areAnnotatedWith(Transactional.class)
                .should().beAnnotatedWith(ApplicationScoped.class).andShould(notBeADoor()));
        check(methods().that().areAnnotatedWith(Transactional.class)
                .should().beDeclaredInClassesThat(DescribedPredicate.not(A_DOOR).and(
                        annotatedWith(ApplicationScoped.class)
                                .forSubtype())));
    }

    private static ArchCondition<JavaClass> notBeADoor() {
        return not(be(A_DOOR));
    }

    @Test
    void entitiesHaveNoSetters() {
        check(noMethods().that().areDeclaredInClassesThat().areAnnotatedWith(Entity.class)
                .should().haveNameMatching("set[A-Z].*")
                .because("a change of state is a verb that checks its rule"));
    }

    /** Lucene's scores and memory sizes are floating numbers; nothing else is. */
    @Test
    void moneyAndQuantitiesAreExact() {
        check(noFields().that().areDeclaredInClassesThat().resideOutsideOfPackage("org.artel.search")
                .should().haveRawType(describe("double or float",
                        type -> Set.of("double", "float", "java.lang.Double", "java.lang.Float").contains(type.getName()))));
    }

    @Test
    void timeComesFromTheClock() {
        var readsTheSystemsTime = describe("read the system's time", (JavaCall<?> call) -> {
            AccessTarget.CodeUnitCallTarget called = call.getTarget();
            boolean withoutClock = called.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
            return called.getOwner().getPackageName().equals("java.time") && called.getName().equals("now") && withoutClock
                    || called.getOwner().isEquivalentTo(Clock.class) && called.getName().startsWith("system")
                    || called.getOwner().isEquivalentTo(System.class) && called.getName().equals("currentTimeMillis")
                    || called.getOwner().isEquivalentTo(Date.class) && called.getName().equals("<init>")
                            && called.getRawParameterTypes().isEmpty();
        });
        check(noClasses().that().areNotAssignableTo(PortalClock.class).should().callCodeUnitWhere(readsTheSystemsTime));
    }

    @Test
    void nothingWritesToTheConsole() {
        check(noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err")
                .orShould().callMethod(Throwable.class, "printStackTrace"));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(product);
    }
}
