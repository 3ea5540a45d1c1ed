package org.artel.pricelist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.TestServer;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Photos find their lots by the names of their files. */
@ArquillianTest
@RunAsClient
class PhotoMatchIT {

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final Api organizer = Api.organizer("Olga");
    private Open purchase;

    PhotoMatchIT() throws SQLException {
    }

    @BeforeEach
    void aListWithArticles() throws SQLException {
        purchase = fixture.openPurchase(fixture.section(), organizer.memberId(), null);
        organizer.post("purchases/" + purchase.id() + "/lots", "{\"article\":\"AL/101\",\"name\":\"Honey\",\"listedPrice\":\"5\"}").ok();
        organizer.post("purchases/" + purchase.id() + "/lots", "{\"article\":\"S\",\"name\":\"Socks\",\"listedPrice\":\"5\",\"variants\":[{\"size\":\"M\","
                + "\"article\":\"S-M\"},{\"size\":\"L\"}]}").ok();
        organizer.post("purchases/" + purchase.id() + "/lots", "{\"article\":\"B-7\",\"name\":\"Bread\",\"listedPrice\":\"5\"}").ok();
    }

    @Test
    void anArchiveGivesPhotosToLotsAndTellsWhatFitsNone() throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("photos/al_101.png", picture(Color.RED));
        files.put("s-m.png", picture(Color.BLUE));
        files.put("B-7_2.png", picture(Color.GREEN));
        files.put("B-7.png", picture(Color.YELLOW));
        files.put("IMG_0001.png", picture(Color.GRAY));
        files.put("S.png", "no picture".getBytes());
        files.put("__MACOSX/._al_101.png", new byte[10]);
        HttpResponse<String> answer = send("", zip(files));

        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"fileName\":\"B-7.png\",\"lotId\"") && answer.body().contains("\"lotName\":\"Honey\"")
                && answer.body().contains("\"lotName\":\"Socks\""), answer.body());
        assertTrue(answer.body().contains("\"fileName\":\"IMG_0001.png\",\"reason\":\"pricelist.photos.noArticle\"")
                && answer.body().contains("[\"B-7.png\"],\"fileName\":\"B-7_2.png\",\"reason\":\"pricelist.photos.another\""), answer.body());
        assertNumber("3", "SELECT COUNT(*) FROM lot WHERE purchase_id = ? AND photo_hash IS NOT NULL AND revision = 2", purchase.id());

        String again = send("", zip(files)).body();
        assertTrue(again.contains("\"unchanged\":3"), again);
        assertNumber("6", "SELECT SUM(revision) FROM lot WHERE purchase_id = ?", purchase.id());
    }

    @Test
    void aSinglePhotoIsNamedInTheRequest() throws Exception {
        assertTrue(send("?fileName=b-7.png", picture(Color.RED)).body().contains("\"lotName\":\"Bread\""));
    }

    @Test
    void whatUnfoldsIntoTooMuchIsRefusedWhole() throws Exception {
        Map<String, byte[]> bomb = new LinkedHashMap<>();
        bomb.put("B-7.png", picture(Color.RED));
        bomb.put("AL-101.png", new byte[11 * 1024 * 1024]);
        assertEquals(422, send("", zip(bomb)).statusCode());
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i <= 500; i++) {
            many.put(i + ".png", new byte[1]);
        }
        assertEquals(422, send("", zip(many)).statusCode());
        assertNumber("0", "SELECT COUNT(*) FROM lot WHERE purchase_id = ? AND photo_hash IS NOT NULL", purchase.id());
    }

    private HttpResponse<String> send(String query, byte[] bytes) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(TestServer.url().resolve("api/v1/purchases/" + purchase.id() + "/photos" + query))
                .header("Authorization", "Bearer " + organizer.token()).header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(bytes)).build(), BodyHandlers.ofString());
    }

    private static byte[] picture(Color colour) throws IOException {
        BufferedImage image = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
        image.createGraphics().drawRect(10, 10, 50, 50);
        for (int x = 100; x < 200; x++) {
            image.setRGB(x, 100, colour.getRGB());
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private void assertNumber(String expected, String sql, Object... args) throws SQLException {
        assertEquals(0, new BigDecimal(expected).compareTo(fixture.number(sql, args)), () -> sql);
    }
}
