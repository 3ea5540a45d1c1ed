package org.artel.pricelist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.artel.common.ArtelDataSource;
import org.artel.common.Hash;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Person;
import org.artel.testing.TestServer;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Price lists from outside: the API with a token, the pages as a browser without script uses them. */
@ArquillianTest
@RunAsClient
class PriceListPagesIT {

    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\"(?: id=\"[^\"]*\")? value=\"([^\"]*)\"");

    private OrderFixture fixture;
    private Person organizer;
    private Open purchase;
    private HttpClient browser;

    @BeforeEach
    void anOpenPurchase() throws Exception {
        fixture = new OrderFixture(new ArtelDataSource());
        organizer = fixture.organizer();
        purchase = fixture.openPurchase(fixture.section(), organizer.id(), null);
        browser = HttpClient.newBuilder().cookieHandler(signedIn(organizer.id())).build();
    }

    // the API ---------------------------------------------------------------------------------------------------------------

    @Test
    void lotsAreAddedChangedAndWithdrawnThroughTheApi() throws Exception {
        String key = UUID.randomUUID().toString();
        String lot = "{\"article\":\"T-1\",\"name\":\"Tea\",\"unit\":\"pack\",\"listedPrice\":\"2.56\",\"listedNet\":true,\"vatRate\":\"5.5\","
                + "\"variants\":[{\"size\":\"100 g\",\"stock\":\"40\"},{\"size\":\"500 g\",\"listedPrice\":\"11.00\"}]}";
        HttpResponse<String> added = api("POST", "purchases/" + purchase.id() + "/lots", lot, "Idempotency-Key", key);
        assertEquals(201, added.statusCode(), added.body());
        assertTrue(added.body().contains("\"price\":\"2.7008\""), added.body());
        assertTrue(added.body().contains("\"price\":\"11.605\""), added.body());
        HttpResponse<String> again = api("POST", "purchases/" + purchase.id() + "/lots", lot, "Idempotency-Key", key);
        assertEquals(added.headers().firstValue("Location"), again.headers().firstValue("Location"));
        String id = added.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");

        HttpResponse<String> list = guest("purchases/" + purchase.id() + "/lots");
        assertEquals(200, list.statusCode());
        assertTrue(list.body().contains("\"left\":\"40\""), list.body());

        String changed = lot.replace("\"Tea\"", "\"Green tea\"").replaceAll(",\"variants.*", "}");
        assertEquals(412, api("PUT", "lots/" + id, changed, "If-Match", "\"7\"").statusCode());
        HttpResponse<String> put = api("PUT", "lots/" + id, changed, "If-Match", "\"1\"");
        assertEquals(200, put.statusCode(), put.body());
        assertEquals("\"2\"", put.headers().firstValue("ETag").orElseThrow());
        assertTrue(guest("lots/" + id + "/revisions/1").body().contains("\"Tea\""));

        assertEquals(204, api("DELETE", "lots/" + id, null).statusCode());
        assertFalse(guest("purchases/" + purchase.id() + "/lots").body().contains("Green tea"));
    }

    @Test
    void strangersChangeNothing() throws Exception {
        Person stranger = fixture.organizer();
        HttpRequest request = HttpRequest.newBuilder(TestServer.url().resolve("api/v1/purchases/" + purchase.id() + "/lots"))
                .header("Authorization", "Bearer " + stranger.token()).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\":\"Tea\",\"listedPrice\":\"1\"}")).build();
        assertEquals(403, HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode());
    }

    @Test
    void aFileIsUploadedLookedAtAndImportedThroughTheApi() throws Exception {
        HttpResponse<String> upload = upload("purchases/" + purchase.id() + "/price-lists?fileName=yarn.csv", resource("yarn-1251.csv"));
        assertEquals(201, upload.statusCode(), upload.body());
        assertTrue(upload.body().contains("\"lots\":7"), upload.body());
        assertTrue(upload.body().contains("\"meaning\":\"PACK_SIZE\""), upload.body());
        String id = upload.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");

        HttpResponse<String> preview = api("POST", "price-lists/" + id + "/preview", "{\"columns\":[{\"index\":5,\"meaning\":\"IGNORE\"}]}");
        assertTrue(preview.body().contains("\"lots\":0"), preview.body());

        HttpResponse<String> imported = api("POST", "price-lists/" + id + "/import", "{}");
        assertEquals(200, imported.statusCode(), imported.body());
        assertTrue(imported.body().contains("\"added\":7"), imported.body());
        assertEquals(409, api("POST", "price-lists/" + id + "/import", "{}").statusCode());

        String csv = guest("purchases/" + purchase.id() + "/lots.csv").body();
        assertTrue(csv.contains("00-1201;\"Пряжа \"\"Мерино люкс\"\", 100 г\""), csv);
    }

    @Test
    void howAFileIsReadIsCorrectedThroughTheApi() throws Exception {
        byte[] list = "Наименование|Цена\nЧай|9,90\nСоль|дорого\n".getBytes("KOI8-R");
        HttpResponse<String> upload = upload("purchases/" + purchase.id() + "/price-lists?fileName=tea.csv", list);
        assertEquals(201, upload.statusCode(), upload.body());
        String id = upload.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");

        HttpResponse<String> unknown = api("POST", "price-lists/" + id + "/preview", "{\"charset\":\"EBCDIC\"}");
        assertEquals(422, unknown.statusCode(), unknown.body());
        assertTrue(unknown.body().contains("KOI8-R"), unknown.body());
        assertEquals(422, api("POST", "price-lists/" + id + "/preview", "{\"charset\":\"UTF-8\"}").statusCode());
        assertEquals(422, api("POST", "price-lists/" + id + "/preview", "{\"sheet\":3}").statusCode());

        HttpResponse<String> read = api("POST", "price-lists/" + id + "/preview", "{\"charset\":\"KOI8-R\",\"separator\":\"|\"}");
        assertTrue(read.body().contains("\"name\":\"Чай\""), read.body());
        HttpResponse<String> imported = api("POST", "price-lists/" + id + "/import", "{\"charset\":\"KOI8-R\",\"separator\":\"|\"}");
        assertTrue(imported.body().contains("\"added\":1"), imported.body());
        assertTrue(api("GET", "price-lists/" + id, null).body().contains("\"line\":3"), "what was left out is told later too");
    }

    @Test
    void aPhotoIsServedForEver() throws Exception {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(500, 400, BufferedImage.TYPE_INT_RGB), "png", png);
        HttpResponse<String> kept = upload("photos", png.toByteArray());
        assertEquals(200, kept.statusCode(), kept.body());
        Matcher hash = Pattern.compile("\"photo\":\"([0-9a-f]{64})\"").matcher(kept.body());
        assertTrue(hash.find(), kept.body());

        HttpResponse<byte[]> thumb = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(TestServer.url().resolve("photo/" + hash.group(1) + "/thumb")).build(), BodyHandlers.ofByteArray());
        assertEquals(200, thumb.statusCode());
        assertTrue(thumb.headers().firstValue("Content-Type").orElseThrow().startsWith("image/jpeg"));
        assertTrue(thumb.headers().firstValue("Cache-Control").orElseThrow().contains("immutable"));
        assertTrue(thumb.headers().allValues("Set-Cookie").isEmpty());
        assertEquals(422, upload("photos", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8)).statusCode());
    }

    // the pages -------------------------------------------------------------------------------------------------------------

    @Test
    void theOrganizerImportsAListInPages() throws Exception {
        String page = page("pricelist/import/" + purchase.id());
        HttpResponse<String> sent = multipart("pricelist/import/" + purchase.id(), hidden(page, "choosing"), "send", "file", "yarn.csv",
                resource("yarn-1251.csv"));
        assertEquals(302, sent.statusCode(), sent.body());
        String address = sent.headers().firstValue("Location").orElseThrow();

        String preview = page(address.replaceFirst("^(https?://[^/]+)?/", ""));
        assertTrue(preview.contains("Мохер; нежность"), preview);
        assertTrue(preview.contains("name=\"column_5\""), preview);

        Map<String, String> form = hidden(preview, "columns");
        form.put("column_6", "IGNORE");
        form.put("vatRate", "");
        HttpResponse<String> again = post(address, form, "again");
        assertEquals(200, again.statusCode());
        assertTrue(again.body().contains("<option value=\"IGNORE\" selected=\"selected\">"), again.body());

        HttpResponse<String> started = post(address, hidden(again.body(), "columns"), "start");
        assertEquals(302, started.statusCode(), started.body());
        String state = "";
        for (int i = 0; i < 100 && !state.contains("/pricelist/" + purchase.id() + "\">"); i++) {
            state = page(address.replaceFirst("^(https?://[^/]+)?/", ""));
            if (!state.contains("http-equiv=\"refresh\"")) {
                break;
            }
            Thread.sleep(200);
        }
        assertTrue(state.contains("7"), state);
        String list = page("pricelist/" + purchase.id());
        assertTrue(list.contains("00-1201") && list.contains("тёмно-синий"), list);
    }

    @Test
    void theOrganizerCorrectsHowAListIsReadAndComesBackToTheResultLater() throws Exception {
        String page = page("pricelist/import/" + purchase.id());
        HttpResponse<String> sent = multipart("pricelist/import/" + purchase.id(), hidden(page, "choosing"), "send", "file", "tea.csv",
                "Наименование;Цена\nЧай;9,90\nСоль;12,50\nСахар;дорого\n".getBytes("IBM866"));
        String address = sent.headers().firstValue("Location").orElseThrow();
        String path = address.replaceFirst("^(https?://[^/]+)?/", "");
        String preview = page(path);
        assertFalse(preview.contains("Чай"), preview);

        Map<String, String> utf8 = hidden(preview, "reading");
        utf8.put("charset", "UTF-8");
        assertTrue(post(address, utf8, "read").body().contains("not written in UTF-8"));
        Map<String, String> dos = hidden(preview, "reading");
        dos.put("charset", "IBM866");
        String read = post(address, dos, "read").body();
        assertTrue(read.contains("Чай") && read.contains("<option value=\"IBM866\" selected=\"selected\">"), read);
        assertEquals("IBM866", hidden(read, "columns").get("charset"), read);

        assertEquals(302, post(address, hidden(read, "columns"), "start").statusCode());
        String state = page(path);
        for (int i = 0; i < 100 && state.contains("http-equiv=\"refresh\""); i++) {
            Thread.sleep(200);
            state = page(path);
        }
        assertTrue(state.contains("2 lots added") && state.contains("1 row left out") && state.contains("дорого"), state);
        assertEquals(200, post(address, hidden(read, "columns"), "start").statusCode(), "a second click does no harm");
        String later = page("pricelist/import/" + purchase.id());
        assertTrue(later.contains(path) && later.contains("tea.csv"), later);
    }

    @Test
    void theOrganizerAddsAndChangesALotInPages() throws Exception {
        String page = page("pricelist/lot?purchase=" + purchase.id());
        Map<String, String> form = hidden(page, "lot");
        form.put("name", "Honey \"Lime\"");
        form.put("article", "H-1");
        form.put("listedPrice", "12,50");
        form.put("step", "1");
        for (int i = 0; i < 4; i++) {
            for (String field : new String[] {"size", "colour", "label", "article", "price", "stock"}) {
                form.put(field + "_" + i, "");
            }
            form.put("rowQuantity_" + i, "1");
        }
        form.put("label_0", "250 g");
        form.put("stock_0", "20");
        form.put("label_1", "1 kg");
        form.put("price_1", "40");
        HttpResponse<String> saved = multipart("pricelist/lot?purchase=" + purchase.id(), form, "save", null, null, null);
        assertEquals(302, saved.statusCode(), saved.body());

        String list = page("pricelist/" + purchase.id());
        assertTrue(list.contains("Honey &quot;Lime&quot;") || list.contains("Honey \"Lime\""), list);
        assertTrue(list.contains("250 g") && list.contains("1 kg"), list);
        Matcher lot = Pattern.compile("/pricelist/lot/([0-9]+)").matcher(list);
        assertTrue(lot.find());

        String edit = page("pricelist/lot/" + lot.group(1));
        assertTrue(edit.contains("value=\"250 g\""), edit);
        HttpResponse<String> withdrawn = post("/pricelist/lot/" + lot.group(1), hidden(edit, "withdrawing"), "withdraw");
        assertEquals(302, withdrawn.statusCode(), withdrawn.body());
        assertFalse(page("pricelist/" + purchase.id()).contains("H-1"));
    }

    private String page(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = browser.send(HttpRequest.newBuilder(TestServer.url().resolve("/" + path)).header("Accept-Language", "en")
                .build(), BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), path + "\n" + answer.body());
        return answer.body();
    }

    /** The hidden fields of one form. */
    private static Map<String, String> hidden(String page, String form) {
        int start = page.indexOf("<form id=\"" + form + "\"");
        assertTrue(start >= 0, page);
        Matcher field = HIDDEN.matcher(page.substring(start, page.indexOf("</form>", start)));
        Map<String, String> fields = new LinkedHashMap<>();
        while (field.find()) {
            fields.put(field.group(1), field.group(2));
        }
        return fields;
    }

    private HttpResponse<String> post(String address, Map<String, String> form, String button) throws IOException, InterruptedException {
        form.put(button, button);
        String body = form.entrySet().stream().map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue())).collect(Collectors.joining("&"));
        return browser.send(HttpRequest.newBuilder(TestServer.url().resolve(address)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> multipart(String path, Map<String, String> form, String button, String field, String fileName, byte[] file)
            throws IOException, InterruptedException {
        form.put(button, button);
        String boundary = "x" + UUID.randomUUID();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (var entry : form.entrySet()) {
            body.write(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + entry.getKey() + "\"\r\n\r\n" + entry.getValue() + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        if (field != null) {
            body.write(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + fileName
                    + "\"\r\nContent-Type: text/csv\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            body.write(file);
            body.write("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.write(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return browser.send(HttpRequest.newBuilder(TestServer.url().resolve("/" + path))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> api(String method, String path, String json, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(TestServer.url().resolve("api/v1/" + path))
                .header("Authorization", "Bearer " + organizer.token()).header("Content-Type", "application/json")
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> upload(String path, byte[] bytes) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(TestServer.url().resolve("api/v1/" + path))
                .header("Authorization", "Bearer " + organizer.token()).header("Content-Type", "application/octet-stream")
                .timeout(Duration.ofMinutes(2)).POST(BodyPublishers.ofByteArray(bytes)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> guest(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(TestServer.url() + "api/v1/" + path)).build(),
                BodyHandlers.ofString());
    }

    /** As after signing in with 'remember me'. */
    private CookieManager signedIn(long memberId) throws Exception {
        String token = UUID.randomUUID().toString();
        fixture.change("INSERT INTO remember_token (token_hash, member_id, created_at, expires_at) VALUES (?, ?, UTC_TIMESTAMP(6), "
                + "UTC_TIMESTAMP(6) + INTERVAL 1 DAY)", Hash.of(token), memberId);
        CookieManager cookies = new CookieManager();
        HttpCookie cookie = new HttpCookie("artel_remember", token);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(TestServer.url(), cookie);
        return cookies;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = PriceListPagesIT.class.getResourceAsStream("/pricelists/" + name)) {
            return in.readAllBytes();
        }
    }
}
