package org.artel.pricelist;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.artel.common.Refused;

/**
 * An uploaded picture made anew from its pixels: nothing of the uploaded bytes is kept, so neither place and camera of the
 * photographer nor anything hidden behind the picture gets on.
 *
 * @param type      {@code image/jpeg}, or {@code image/png} where the picture is transparent
 * @param bytes     at most {@link #LONGEST_SIDE} pixels a side
 * @param thumbnail JPEG or PNG, at most {@link #THUMBNAIL_SIDE} pixels a side
 */
record Picture(String type, int width, int height, byte[] bytes, byte[] thumbnail) {

    static final int LONGEST_SIDE = 1600;
    static final int THUMBNAIL_SIDE = 320;
    /** More than any phone takes; a small file can claim far more. */
    private static final long MOST_PIXELS = 60_000_000;
    private static final Set<String> FORMATS = Set.of("jpeg", "png", "gif");

    /**
     * @throws Refused {@code pricelist.photo.kind} unless it is a JPEG, PNG or GIF, {@code pricelist.photo.tooManyPixels},
     *                 {@code pricelist.photo.broken}
     */
    static Picture of(byte[] upload) {
        if (!isPicture(upload)) {
            throw new Refused("pricelist.photo.kind");
        }
        try {
            BufferedImage image = turned(decoded(upload), orientation(upload));
            boolean transparent = image.getColorModel().hasAlpha() && !opaque(image);
            BufferedImage whole = fitted(image, LONGEST_SIDE, transparent);
            BufferedImage small = fitted(whole, THUMBNAIL_SIDE, transparent);
            return new Picture(transparent ? "image/png" : "image/jpeg", whole.getWidth(), whole.getHeight(), encoded(whole, transparent),
                    encoded(small, transparent));
        } catch (IOException | RuntimeException e) {
            if (e instanceof Refused refused) {
                throw refused;
            }
            // decoders throw anything at damaged pictures
            throw new Refused("pricelist.photo.broken");
        }
    }

    private static boolean isPicture(byte[] b) {
        return b.length > 16 && (at(b, 0) == 0xFF && at(b, 1) == 0xD8 && at(b, 2) == 0xFF
                || at(b, 0) == 0x89 && b[1] == 'P' && b[2] == 'N' && b[3] == 'G'
                || b[0] == 'G' && b[1] == 'I' && b[2] == 'F' && b[3] == '8');
    }

    private static int at(byte[] bytes, int i) {
        return bytes[i] & 0xFF;
    }

    private static BufferedImage decoded(byte[] upload) throws IOException {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(upload))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new Refused("pricelist.photo.kind");
            }
            ImageReader reader = readers.next();
            try {
                if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                    throw new Refused("pricelist.photo.kind");
                }
                reader.setInput(in, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > MOST_PIXELS) {
                    throw new Refused("pricelist.photo.tooManyPixels", MOST_PIXELS / 1_000_000);
                }
                ImageReadParam param = reader.getDefaultReadParam();
                // every second or third pixel is enough for what is kept, and keeps the memory small
                int step = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / (2 * LONGEST_SIDE));
                param.setSourceSubsampling(step, step, 0, 0);
                return reader.read(0, param);
            } finally {
                reader.dispose();
            }
        }
    }

    private static boolean opaque(BufferedImage image) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getRGB(x, y) >>> 24 != 0xFF) {
                    return false;
                }
            }
        }
        return true;
    }

    private static BufferedImage fitted(BufferedImage image, int side, boolean transparent) {
        BufferedImage current = image;
        // halves first: one long step would leave out pixels
        while (Math.max(current.getWidth(), current.getHeight()) > 2 * side) {
            current = drawn(current, Math.max(1, current.getWidth() / 2), Math.max(1, current.getHeight() / 2), transparent);
        }
        int longest = Math.max(current.getWidth(), current.getHeight());
        if (longest <= side) {
            return drawn(current, current.getWidth(), current.getHeight(), transparent);
        }
        return drawn(current, Math.max(1, Math.round((float) current.getWidth() * side / longest)),
                Math.max(1, Math.round((float) current.getHeight() * side / longest)), transparent);
    }

    private static BufferedImage drawn(BufferedImage image, int width, int height, boolean transparent) {
        BufferedImage drawn = new BufferedImage(width, height, transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawn.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(image, 0, 0, width, height, null);
        pen.dispose();
        return drawn;
    }

    /** Phones store pictures as the sensor lies and say in the metadata how to turn them; the metadata goes, so turn. */
    private static BufferedImage turned(BufferedImage image, int orientation) {
        if (orientation < 2 || orientation > 8) {
            return image;
        }
        int w = image.getWidth();
        int h = image.getHeight();
        AffineTransform turn = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            default -> new AffineTransform(0, -1, 1, 0, 0, w);
        };
        BufferedImage turned = new BufferedImage(orientation >= 5 ? h : w, orientation >= 5 ? w : h, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = turned.createGraphics();
        pen.drawImage(image, turn, null);
        pen.dispose();
        return turned;
    }

    /** The EXIF orientation of a JPEG, 1 to 8; 1 where none is told. */
    static int orientation(byte[] b) {
        if (at(b, 0) != 0xFF || at(b, 1) != 0xD8) {
            return 1;
        }
        int segment = 2;
        while (segment + 10 < b.length && at(b, segment) == 0xFF && at(b, segment + 1) != 0xDA) {
            int length = at(b, segment + 2) << 8 | at(b, segment + 3);
            if (at(b, segment + 1) == 0xE1 && b[segment + 4] == 'E' && b[segment + 5] == 'x' && b[segment + 6] == 'i' && b[segment + 7] == 'f') {
                return orientation(b, segment + 10, Math.min(b.length, segment + 2 + length));
            }
            segment += 2 + Math.max(2, length);
        }
        return 1;
    }

    private static int orientation(byte[] b, int tiff, int end) {
        if (tiff + 8 > end) {
            return 1;
        }
        boolean little = b[tiff] == 'I';
        long directory = tiff + number(b, tiff + 4, 4, little);
        if (directory + 2 > end) {
            return 1;
        }
        int entries = (int) number(b, (int) directory, 2, little);
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + 12L * i;
            if (entry + 12 > end) {
                return 1;
            }
            if (number(b, (int) entry, 2, little) == 0x0112) {
                return (int) number(b, (int) entry + 8, 2, little);
            }
        }
        return 1;
    }

    private static long number(byte[] b, int from, int bytes, boolean little) {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | at(b, little ? from + bytes - 1 - i : from + i);
        }
        return number;
    }

    private static byte[] encoded(BufferedImage image, boolean transparent) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName(transparent ? "png" : "jpeg").next();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (!transparent) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(0.85f);
            }
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
