/* Include a template for both widths of edges: define TEMPLATE as the file in quotes, then include this one.
 * A template writes EDGE for the type and WIDE(name) for names of its own. */
#define EDGE NarrowEdge
#define WIDE(name) name##_narrow
#include TEMPLATE
#undef EDGE
#undef WIDE

#define EDGE WideEdge
#define WIDE(name) name##_wide
#include TEMPLATE
#undef EDGE
#undef WIDE
#undef TEMPLATE
