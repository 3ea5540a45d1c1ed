package org.artel.pricelist;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.artel.common.Refused;
import org.junit.jupiter.api.Test;

/** Photos are made anew from their pixels. */
class PictureTest {

    @Test
    void largePhotoIsMadeSmallerAndHasAThumbnail() throws IOException {
        Picture picture = Picture.of(jpeg(4000, 3000));

        assertEquals("image/jpeg", picture.type());
        assertEquals(1600, picture.width());
        assertEquals(1200, picture.height());
        BufferedImage thumbnail = ImageIO.read(new ByteArrayInputStream(picture.thumbnail()));
        assertEquals(320, thumbnail.getWidth());
    }

    @Test
    void metadataIsStripped() throws IOException {
        byte[] photo = withExif(jpeg(64, 48), 1, "GPS 59.93 30.31");
        assertTrue(contains(photo, "GPS 59.93"));

        assertFalse(contains(Picture.of(photo).bytes(), "GPS 59.93"));
    }

    @Test
    void whatTheMetadataSaysAboutTurningIsDone() throws IOException {
        // left half red; turned clockwise the red half is on top
        Picture picture = Picture.of(withExif(jpeg(64, 48), 6, ""));

        assertEquals(48, picture.width());
        assertEquals(64, picture.height());
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.bytes()));
        assertTrue(new Color(image.getRGB(24, 8)).getRed() > 200);
        assertTrue(new Color(image.getRGB(24, 56)).getBlue() > 200);
    }

    @Test
    void transparentPictureStaysTransparent() throws IOException {
        BufferedImage image = new BufferedImage(30, 20, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(5, 5, 0xFF00FF00);

        assertEquals("image/png", Picture.of(encoded(image, "png")).type());
    }

    @Test
    void samePictureHasTheSameBytes() throws IOException {
        assertArrayEquals(Picture.of(jpeg(100, 80)).bytes(), Picture.of(jpeg(100, 80)).bytes());
    }

    @Test
    void pictureThatClaimsCountlessPixelsIsRefused() throws IOException {
        byte[] png = encoded(new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB), "png");
        ByteBuffer header = ByteBuffer.wrap(png);
        header.putInt(16, 100_000);
        header.putInt(20, 100_000);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        header.putInt(29, (int) crc.getValue());

        assertEquals("pricelist.photo.tooManyPixels", assertThrows(Refused.class, () -> Picture.of(png)).key());
    }

    @Test
    void whatIsNoPictureIsRefused() {
        assertEquals("pricelist.photo.kind",
                assertThrows(Refused.class, () -> Picture.of("<svg onload='alert(1)'></svg>........".getBytes(StandardCharsets.UTF_8))).key());
    }

    @Test
    void damagedPicturesAreRefused() throws IOException {
        byte[] sound = jpeg(200, 150);
        Random random = new Random(3);
        for (int i = 0; i < 100; i++) {
            byte[] damaged = sound.clone();
            for (int k = 0; k < 20; k++) {
                damaged[4 + random.nextInt(damaged.length - 4)] = (byte) random.nextInt();
            }
            try {
                Picture.of(damaged);
            } catch (Refused e) {
                assertTrue(e.key().startsWith("pricelist.photo."), e.key());
            }
        }
    }

    private static byte[] jpeg(int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.BLUE);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.dispose();
        return encoded(image, "jpeg");
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static byte[] withExif(byte[] jpeg, int orientation, String text) {
        byte[] told = text.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer exif = ByteBuffer.allocate(2 + 2 + 6 + 8 + 2 + 12 + 4 + told.length);
        exif.put((byte) 0xFF).put((byte) 0xE1).putShort((short) (exif.capacity() - 2)).put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation).putShort((short) 0).putInt(0);
        exif.put(told);
        ByteBuffer photo = ByteBuffer.allocate(jpeg.length + exif.capacity());
        return photo.put(jpeg, 0, 2).put(exif.array()).put(jpeg, 2, jpeg.length - 2).array();
    }

    private static boolean contains(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(text);
    }
}
