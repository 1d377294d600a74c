/** What holds for the sources of the whole workspace. */
package httpbytes.docs.workspace;
