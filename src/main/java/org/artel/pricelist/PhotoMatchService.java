package org.artel.pricelist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.artel.account.Operation;
import org.artel.common.Refused;
import org.artel.purchase.Purchase;

/**
 * Gives photos to lots by the names of their files: {@code AL-101.jpg} is the photo of the lot with the article AL-101, or of the lot of which
 * a variant has it. What an article may hold and a file name may not ({@code / \\ : * ? " < > |}) stands as {@code _} or {@code -} in the name, and of
 * {@code AL-101_2.jpg} or {@code AL-101 (2).jpg} only the first is taken. An article's own file goes before such a number.
 */
@ApplicationScoped
public class PhotoMatchService {

    private static final Pattern NUMBERED = Pattern.compile("(.+?)(?:[ _-]\\d{1,2}| ?\\(\\d{1,2}\\))");
    private static final Pattern NOT_IN_FILE_NAMES = Pattern.compile("[/\\\\:*?\"<>|_-]");

    @Inject
    private PhotoService photos;
    @Inject
    private PhotoAssignment assignment;
    @Inject
    private PriceListRights rights;

    /** One file: a photo, or a ZIP of photos. */
    public record File(String name, byte[] content) {
    }

    /**
     * All photos are kept first, then the lots get them in one transaction.
     *
     * @throws Refused CONFLICT outside DRAFT, ANNOUNCED and OPEN; {@code pricelist.photos.tooMany}, {@code pricelist.file.*} for the archive as a
     *                 whole. What is wrong with one photo is among {@link MatchedPhotos#left}
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public MatchedPhotos give(long memberId, long purchaseId, List<File> files) {
        Purchase purchase = rights.requireChangeable(purchaseId, memberId, Operation.CHANGE_PRICE_LIST);
        Map<String, Long> articles = assignment.lotsByArticle(purchase.id());
        Map<Long, Kept> kept = new LinkedHashMap<>();
        List<MatchedPhotos.Left> left = new ArrayList<>();
        if (files.size() > PhotoArchive.MAX_FILES) {
            throw new Refused("pricelist.photos.tooMany", PhotoArchive.MAX_FILES);
        }
        for (File file : files) {
            if (PhotoArchive.isOne(file.content())) {
                PhotoArchive.read(file.content(), (name, content) -> keep(memberId, new File(name, content), articles, kept, left));
            } else {
                keep(memberId, file, articles, kept, left);
            }
        }
        return assignment.give(memberId, purchaseId, kept, left);
    }

    /**
     * A photo that a lot is to have.
     *
     * @param exact the file is named exactly as the article
     */
    record Kept(String fileName, String hash, boolean exact) {
    }

    private void keep(long memberId, File file, Map<String, Long> articles, Map<Long, Kept> kept, List<MatchedPhotos.Left> left) {
        String name = file.name().replaceAll("\\.[A-Za-z]{3,4}$", "").strip();
        Long exact = articles.get(key(name));
        var numbered = NUMBERED.matcher(name);
        Long lot = exact != null || !numbered.matches() ? exact : articles.get(key(numbered.group(1)));
        if (lot == null) {
            left.add(left(file, "pricelist.photos.noArticle"));
            return;
        }
        Kept other = kept.get(lot);
        if (other != null && (other.exact() || exact == null)) {
            left.add(left(file, "pricelist.photos.another", other.fileName()));
            return;
        }
        try {
            kept.put(lot, new Kept(file.name(), photos.keep(memberId, file.content()), exact != null));
            if (other != null) {
                left.add(new MatchedPhotos.Left(other.fileName(), "pricelist.photos.another", List.of(file.name())));
            }
        } catch (Refused no) {
            left.add(left(file, no.key(), Arrays.stream(no.args()).map(String::valueOf).toArray(String[]::new)));
        }
    }

    private static MatchedPhotos.Left left(File file, String reason, String... arguments) {
        return new MatchedPhotos.Left(file.name(), reason, List.of(arguments));
    }

    static String key(String name) {
        return NOT_IN_FILE_NAMES.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-");
    }
}
