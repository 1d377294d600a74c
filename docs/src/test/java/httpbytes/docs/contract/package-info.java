/**
 * Both servers under the same octets: the rows that they answer alike, those that they do not, with the reasons, and
 * clients that somebody else wrote.
 */
package httpbytes.docs.contract;
