/**
 * What all integration tests stand on: one MariaDB and one server for the whole suite.
 *
 * <p>Failsafe starts one JVM. {@link org.artel.testing.IntegrationSession} starts MariaDB in it before the first class;
 * Arquillian deploys {@link org.artel.testing.Deployment} (the built WAR and the test classes) on a Payara Micro once, and
 * every class with {@code @ExtendWith(ArquillianExtension.class)} shares it. No test may rely on another's data.
 *
 * <p>Two kinds of test:
 * <ul>
 * <li>inside the server (the default): {@code @Inject}, {@code @PersistenceContext}, {@code @Resource} work as in a bean; see
 *     {@link org.artel.testing.SkeletonIT};
 * <li>outside, {@code @RunAsClient} on the class: speaks HTTP with {@link org.artel.testing.TestServer#url()}, may open JDBC
 *     connections with {@code new ArtelDataSource()}, and may start a second server on the same database by
 *     {@link org.artel.testing.SecondServer#url()}; see {@link org.artel.testing.SkeletonClientIT}.
 * </ul>
 *
 * <p>One class, quickly: {@code mvn -o -q verify -DskipUTs -Dit.test=SkeletonIT}. The servers' output is in
 * {@code target/failsafe-reports/<class>-output.txt} and {@code target/second-server.log}.
 * Against an existing MariaDB (which must be empty): environment {@code TEST_DB_URL}, {@code TEST_DB_USER},
 * {@code TEST_DB_PASSWORD}.
 */
package org.artel.testing;
