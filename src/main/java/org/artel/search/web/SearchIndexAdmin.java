package org.artel.search.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import org.artel.account.Viewer;
import org.artel.search.IndexService;
import org.omnifaces.util.Faces;

/** {@code /admin/search-index}: how the index of the node that answers stands, and a button that has it built again. */
@Named
@RequestScoped
public class SearchIndexAdmin {

    @Inject
    private IndexService index;
    @Inject
    private Viewer viewer;

    private IndexService.State state;

    public IndexService.State getState() {
        if (state == null) {
            state = index.state(viewer.require());
        }
        return state;
    }

    public boolean isUpToDate() {
        return getState().last() == getState().counter();
    }

    /** What the one in use holds; the new one will hold about as much, at least what it holds already. */
    public int getExpected() {
        return Math.max(getState().documents(), getState().built());
    }

    public void rebuild() throws IOException {
        index.askToRebuild(viewer.require());
        Faces.redirect(Faces.getRequestContextPath() + "/admin/search-index");
    }
}
