package org.artel.pricelist.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.common.Texts;
import org.artel.forum.Topic;
import org.artel.pricelist.MatchedPhotos;
import org.artel.pricelist.PhotoMatchService;
import org.artel.pricelist.PricelistService;
import org.artel.purchase.Purchase;

/** {@code /pricelist/photos/12}: photos for many lots at once, by the names of their files. */
@Named("photosForm")
@RequestScoped
public class PhotosForm {

    @Inject
    private AskedList asked;
    @Inject
    private Viewer viewer;
    @Inject
    private HttpServletRequest request;
    @Inject
    private PricelistService pricelist;
    @Inject
    private PhotoMatchService photos;
    @Inject
    private Clock clock;

    private MatchedPhotos outcome;

    public Purchase getPurchase() {
        return asked.changeable();
    }

    public Topic getTopic() {
        return asked.topic();
    }

    /** Null: nothing was sent yet. */
    public MatchedPhotos getOutcome() {
        return outcome;
    }

    public String reason(MatchedPhotos.Left left) {
        return Texts.of(viewer.locale(), viewer.zone(), clock.instant()).text(left.reason(), left.arguments().toArray());
    }

    /** The outcome stands on the answer itself; sent twice, all photos are there already. */
    public void send() throws IOException, ServletException {
        List<PhotoMatchService.File> files = new ArrayList<>();
        for (Part part : request.getParts()) {
            if (part.getName().equals("files") && part.getSize() > 0) {
                try (InputStream in = part.getInputStream()) {
                    files.add(new PhotoMatchService.File(name(part.getSubmittedFileName()), in.readAllBytes()));
                }
            }
        }
        if (files.isEmpty()) {
            throw new Refused("pricelist.file.empty");
        }
        outcome = photos.give(viewer.require(), getPurchase().id(), files);
    }

    private static String name(String given) {
        return given == null ? "" : given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    }
}
