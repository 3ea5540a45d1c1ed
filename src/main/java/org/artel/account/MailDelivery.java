package org.artel.account;

/** Whether mails leave the portal: without them nobody can prove to own an address. */
public interface MailDelivery {

    boolean works();
}
