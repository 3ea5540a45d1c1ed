package org.artel.account;

import static org.artel.account.Role.ADMINISTRATOR;
import static org.artel.account.Role.GUEST;
import static org.artel.account.Role.MEMBER;
import static org.artel.account.Role.MODERATOR;
import static org.artel.account.Role.ORGANIZER;
import static org.artel.account.Role.OTHER_ORGANIZER;
import static org.artel.account.Role.PARTICIPANT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.artel.testing.Api;
import org.artel.testing.TestPortal;
import org.artel.testing.Visitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/**
 * Walks every REST operation and every page, as everybody: whom the access table lets in gets an answer, everybody else is
 * refused, whatever the body says. What there is to walk is read from the built application, so that a new resource or page
 * without a row fails here.
 *
 * <p>A body that no rule accepts ({@code {}}) is enough: who may do it is told what is wrong with it (422), who may not is
 * refused before anybody looks at it.
 */
@ArquillianTest
@RunAsClient
class AccessTableIT {

    private record Row(String what, String address, Operation operation, String body) {
    }

    private final List<Row> rest = new ArrayList<>();
    private final List<Row> pages = new ArrayList<>();

    /**
     * @param what method and path below api/v1; {@code {name}} stands for a thing of {@link #things}
     * @param body null for none
     */
    private void rest(String what, Operation operation, String body) {
        rest.add(new Row(what, null, operation, body));
    }

    /**
     * @param view    the file below webapp, without its ending
     * @param address where it is found; null: not by itself, it leads nowhere without what another page gives it
     */
    private void page(String view, String address, Operation operation) {
        pages.add(new Row(view, address, operation, null));
    }

    /** The table. */
    private void table() {
        // portal
        rest("GET ", Operation.VIEW_HOME, null);

        // account
        rest("POST members", Operation.REGISTER, "{}");
        rest("GET members", Operation.MARK_TRUSTED, null);
        rest("GET members/{member}", Operation.VIEW_MEMBER, null);
        rest("PUT members/{member}/trust", Operation.MARK_TRUSTED, "{\"trusted\": true}");
        rest("PUT members/{member}/roles", Operation.GRANT_ROLES, "{}");
        rest("PUT members/{member}/ban", Operation.BAN_MEMBER, "{}");
        rest("POST tokens", Operation.CHANGE_OWN_ACCOUNT, "{}");
        rest("GET tokens", Operation.CHANGE_OWN_ACCOUNT, null);
        rest("DELETE tokens/{nothing}", Operation.CHANGE_OWN_ACCOUNT, null);
        rest("GET me", Operation.CHANGE_OWN_ACCOUNT, null);
        rest("PATCH me", Operation.CHANGE_OWN_ACCOUNT, "{}");
        rest("POST me/password", Operation.CHANGE_OWN_ACCOUNT, "{}");
        rest("POST organizer-requests", Operation.ASK_TO_ORGANIZE, "{}");
        rest("GET organizer-requests", Operation.DECIDE_ORGANIZER, null);
        rest("PUT organizer-requests/{nothing}/decision", Operation.DECIDE_ORGANIZER, "{\"accept\": true}");
        rest("GET cities", Operation.VIEW_CITIES, null);
        rest("POST cities", Operation.MANAGE_CITIES, "{}");
        rest("PUT cities/{city}", Operation.MANAGE_CITIES, "{}");
        page("account/sign-in", "sign-in", Operation.VIEW_HOME);
        page("account/register", "register", Operation.VIEW_HOME);
        page("account/me", "me", Operation.CHANGE_OWN_ACCOUNT);
        page("moderation", "moderation", Operation.DECIDE_ORGANIZER);
        page("admin", "admin", Operation.ADMINISTER);
        page("moderation/organizers", "moderation/organizers", Operation.DECIDE_ORGANIZER);
        page("admin/members", "admin/members", Operation.MARK_TRUSTED);
        page("admin/cities", "admin/cities", Operation.MANAGE_CITIES);
    }

    /** What the rows' addresses name: each belongs to the persona ORGANIZER, or to nobody. */
    private Map<String, Long> things(Map<Role, Api> people) {
        Map<String, Long> things = new TreeMap<>();
        things.put("nothing", 999_999_999L);
        things.put("member", Api.member("somebody").memberId());
        things.put("city", Api.guest().get("cities").ok().number("id"));
        return things;
    }

    private static Map<Role, Api> people() {
        Map<Role, Api> people = new EnumMap<>(Role.class);
        people.put(GUEST, Api.guest());
        people.put(MEMBER, Api.member("member"));
        people.put(PARTICIPANT, Api.member("participant"));
        people.put(OTHER_ORGANIZER, Api.organizer("other organizer"));
        people.put(ORGANIZER, Api.trustedOrganizer("organizer"));
        people.put(MODERATOR, Api.moderator("moderator"));
        Api administrator = Api.member("administrator");
        Api.administrator().put("members/" + administrator.memberId() + "/roles", "{\"administrator\": true}").ok();
        people.put(ADMINISTRATOR, administrator);
        return people;
    }

    private static boolean isAllowed(Operation operation, Role role) {
        return operation.allowedTo(role == GUEST ? EnumSet.of(GUEST) : EnumSet.of(MEMBER, role));
    }

    @Test
    void everyOperationOfTheApiAsksTheTable() {
        table();
        assertEquals(resources(), rest.stream().map(row -> plain(row.what())).collect(Collectors.toCollection(TreeSet::new)),
                "every resource needs a row in table(), and no row is left over");
        Map<Role, Api> people = people();
        Map<String, Long> things = things(people);
        List<String> wrong = new ArrayList<>();
        for (Row row : rest) {
            String method = row.what().substring(0, row.what().indexOf(' '));
            String path = filled(row.what().substring(method.length() + 1), things);
            people.forEach((role, who) -> {
                Api.Answer answer = who.send(method, path, row.body());
                boolean refused = answer.status() == 401 || answer.status() == 403;
                boolean broken = answer.status() == 405 || answer.status() == 415 || answer.status() >= 500;
                boolean right = isAllowed(row.operation(), role)
                        ? !refused && !broken && (!method.equals("GET") || answer.status() < 400)
                        : role == GUEST ? answer.status() == 401 || answer.status() == 404 : answer.status() == 403 || answer.status() == 404;
                if (!right) {
                    wrong.add(role + " " + method + " " + path + " → " + answer.status() + ", " + row.operation()
                            + (isAllowed(row.operation(), role) ? " is allowed: " : " is not allowed: ") + answer.body());
                }
            });
        }
        assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
    }

    @Test
    void everyPageAsksTheTable() throws IOException {
        table();
        assertEquals(views(), pages.stream().map(Row::what).collect(Collectors.toCollection(TreeSet::new)),
                "every page needs a row in table(), and no row is left over");
        Map<Role, Api> people = people();
        Map<String, Long> things = things(people);
        Map<Role, Visitor> visitors = new EnumMap<>(Role.class);
        people.forEach((role, who) -> visitors.put(role, role == GUEST ? new Visitor()
                : Visitor.signedIn(who.get("me").ok().value("email"), TestPortal.PASSWORD)));
        List<String> wrong = new ArrayList<>();
        for (Row row : pages) {
            if (row.address() == null) {
                continue;
            }
            String address = filled(row.address(), things);
            visitors.forEach((role, visitor) -> {
                var answer = visitor.get(address);
                boolean toSignIn = answer.headers().firstValue("Location").orElse("").contains("/sign-in");
                int status = answer.statusCode();
                boolean right = isAllowed(row.operation(), role) ? status == 200
                        : role == GUEST ? toSignIn || status == 404 : status == 403 || status == 404;
                if (!right) {
                    wrong.add(role + " /" + address + " → " + status + ", " + row.operation()
                            + (isAllowed(row.operation(), role) ? " is allowed" : " is not allowed"));
                }
            });
        }
        assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
    }

    private static String filled(String path, Map<String, Long> things) {
        String filled = path;
        for (var thing : things.entrySet()) {
            filled = filled.replace('{' + thing.getKey() + '}', thing.getValue().toString());
        }
        assertTrue(filled.indexOf('{') < 0, () -> "things() has no " + path);
        return filled;
    }

    /** {@code GET members/{}}: parameters without their names, no query. */
    private static String plain(String what) {
        return what.replaceAll("\\{[^}]*}", "{}").replaceAll("\\?.*", "");
    }

    /** Every operation of every class with {@code @Path} in the built application. */
    private static Set<String> resources() {
        Set<String> found = new TreeSet<>();
        for (String name : inWar("/WEB-INF/classes/org/artel", ".class")) {
            Class<?> type = load(name.substring("/WEB-INF/classes/".length(), name.length() - ".class".length()).replace('/', '.'));
            if (type.isAnnotationPresent(Path.class)) {
                for (Method method : type.getMethods()) {
                    for (Annotation annotation : method.getAnnotations()) {
                        HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
                        if (verb != null) {
                            String own = method.isAnnotationPresent(Path.class) ? method.getAnnotation(Path.class).value() : "";
                            found.add(plain(verb.value() + ' ' + joined(type.getAnnotation(Path.class).value(), own)));
                        }
                    }
                }
            }
        }
        return found;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, AccessTableIT.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(name, e);
        }
    }

    private static String joined(String path, String own) {
        return Stream.of(path, own).map(part -> part.replaceAll("^/|/$", "")).filter(part -> !part.isEmpty()).collect(Collectors.joining("/"));
    }

    /** Every page that has an address. */
    private static Set<String> views() {
        return inWar("/", ".xhtml").stream().filter(name -> !name.startsWith("/WEB-INF/"))
                .map(name -> name.substring(1, name.length() - ".xhtml".length())).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> inWar(String folder, String ending) {
        try (FileSystem war = FileSystems.newFileSystem(java.nio.file.Path.of(System.getProperty("artel.war")));
                Stream<java.nio.file.Path> files = Files.walk(war.getPath(folder))) {
            return files.map(Object::toString).filter(name -> name.endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
