package org.artel.portal.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.util.List;

/**
 * For the template of plain pages, which write their head themselves: scripts that components ask for (OmniFaces' form does) are
 * not needed there, and would be announced to the visitor as missing a place.
 */
@Named
@ApplicationScoped
public class PlainPage {

    public void dropResources() {
        FacesContext context = FacesContext.getCurrentInstance();
        UIViewRoot view = context.getViewRoot();
        for (String target : List.of("head", "body", "form")) {
            for (UIComponent resource : List.copyOf(view.getComponentResources(context, target))) {
                view.removeComponentResource(context, resource, target);
            }
        }
    }
}
