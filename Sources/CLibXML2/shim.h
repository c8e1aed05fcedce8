#ifndef RATECARD_CLIBXML2_SHIM_H
#define RATECARD_CLIBXML2_SHIM_H

// Debian builds libxml2 with ICU, whose headers clash with those bundled with Swift. The parser does not
// need ICU, so the configuration is included first and ICU is switched off.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>

// xmlFree is a global mutable function pointer, which Swift 6 does not allow to read.
static inline void ratecard_xml_free(xmlChar *text) {
    xmlFree(text);
}

#endif
