/**
 * What the pages say is so: their blocks are replayed, typed, or looked up in the code; links, numbers and sections of
 * RFCs lead somewhere; what is generated is what was found out. One false page for each check shows that it can fail.
 */
package httpbytes.docs.pages;
