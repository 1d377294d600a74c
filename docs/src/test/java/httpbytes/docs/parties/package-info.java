/**
 * Who takes part in the exchanges that are tested: both servers, here and in processes of their own, the naive one,
 * nginx, a relay that records, and a client that sends any octets. Nothing here knows what is asked of them.
 */
package httpbytes.docs.parties;
