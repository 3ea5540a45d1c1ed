package org.artel.handover.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.artel.account.PortalAddress;
import org.artel.common.QrCode;
import org.artel.handover.OwnParcel;
import org.artel.handover.ParcelService;
import org.artel.handover.Stored;

/** The code that opens a participant's own parcel, and who else may collect it; part of the page of the pick-up. */
@Named("ownParcel")
@RequestScoped
public class OwnParcelPage {

    @Inject
    private HandoverDesk desk;
    @Inject
    private ParcelService parcels;
    @Inject
    private PortalAddress portal;
    @Inject
    private HttpServletRequest request;

    private OwnParcel own;
    private String proxy;

    public boolean isThere() {
        return desk.getPurchase().stoppedAt() != null;
    }

    private OwnParcel own() {
        if (own == null) {
            own = parcels.own(desk.getPurchase().id(), desk.member());
        }
        return own;
    }

    public String getCode() {
        return own().code().toString();
    }

    /** Whoever hands over scans it and is on the parcel's page. */
    public String getPicture() {
        return QrCode.svg(portal.origin(request) + request.getContextPath() + "/parcel/" + desk.getPurchase().id() + "?code=" + getCode());
    }

    public Stored getStorage() {
        return own().storage();
    }

    public String getProxy() {
        return proxy == null ? own().proxy() : proxy;
    }

    public void setProxy(String proxy) {
        this.proxy = proxy;
    }

    public void nameProxy() throws IOException {
        parcels.nameProxy(desk.getPurchase().id(), desk.member(), proxy);
        desk.goOn("/order/pickup/" + desk.getPurchase().id(), "account.saved");
    }
}
