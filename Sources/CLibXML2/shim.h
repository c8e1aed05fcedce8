#ifndef RATECARD_CLIBXML2_SHIM_H
#define RATECARD_CLIBXML2_SHIM_H

// Debian builds libxml2 with ICU, whose headers clash with those that Swift carries. The parser does
// not need them: take the configuration first and switch that part of it off.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>

// xmlFree is a global variable that holds a function, which Swift rightly refuses to read.
static inline void ratecard_xml_free(xmlChar *text) {
    xmlFree(text);
}

#endif
