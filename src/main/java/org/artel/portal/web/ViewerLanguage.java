package org.artel.portal.web;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;
import java.util.Locale;

/** Every view, error pages included, is in the viewer's language without a word about it in the page. */
public class ViewerLanguage extends ViewHandlerWrapper {

    public ViewerLanguage(ViewHandler wrapped) {
        super(wrapped);
    }

    @Override
    public Locale calculateLocale(FacesContext context) {
        return PageFunctions.site().getLocale();
    }
}
