// Reads one submitted file of unknown honesty and writes what it holds as a stream of frames.
// The process is meant to be started for one file, limited, and thrown away.
#include "archive.h"
#include "catalogue.h"
#include "confinement.h"
#include "frames.h"
#include "input.h"
#include "options.h"
#include "rows.h"
#include "streams.h"

static Table table;
static Archive archive;

static void emit_kind(const char *kind, const char *member) {
  frame_open('K');
  frame_string(kind);
  frame_string(member);
  frame_close();
}

static void inspect_database(Span file) {
  Database database = database_open(file);
  const Catalogue *catalogue = catalogue_read(&database);
  for (uint32_t i = 0; i < catalogue->count; i++) {
    table_read(&database, catalogue->entries[i].name, catalogue->entries[i].page, &table);
    table_emit(&table);
    table_free(&table);
  }
}

static void inspect(Span file, const Options *options) {
  if (!archive_has_signature(file)) {
    if (!database_has_signature(file)) refuse("not-access", "neither an Access file nor a zip");
    emit_kind("access", "");
    inspect_database(file);
    return;
  }
  archive_open(file, options, &archive);
  if (archive.holds_database) {
    Span content = archive_expand_to_memory(&archive, &archive.members[0]);
    emit_kind("zip-access", archive.members[0].name);
    inspect_database(content);
    return;
  }
  emit_kind("zip-csv", "");
  for (int i = 0; i < archive.count; i++) member_emit(&archive.members[i]);
}

static Span database_content(Span file, const Options *options) {
  if (!archive_has_signature(file)) return file;
  archive_open(file, options, &archive);
  if (!archive.holds_database) refuse("no-database", "an archive of CSV files");
  return archive_expand_to_memory(&archive, &archive.members[0]);
}

static void emit_tables(Span file, const Options *options) {
  Database database = database_open(database_content(file, options));
  const Catalogue *catalogue = catalogue_read(&database);
  for (int i = 0; i < options->name_count; i++) {
    const CatalogueEntry *entry = catalogue_entry(catalogue, options->names[i]);
    table_read(&database, entry->name, entry->page, &table);
    rows_emit(&database, &table);
    table_free(&table);
  }
}

static void emit_members(Span file, const Options *options) {
  if (!archive_has_signature(file)) refuse("not-a-zip", "no zip signature");
  archive_open(file, options, &archive);
  if (archive.holds_database) refuse("no-csv", "an archive of one database");
  for (int i = 0; i < options->name_count; i++) {
    member_emit_content(&archive, archive_member(&archive, options->names[i]));
  }
}

int main(int argument_count, char **arguments) {
  Options options = options_parse(argument_count, arguments);
  frames_begin(streams_divert(), options.output_bytes);
  confine(&options);
  Span file = input_map();
  switch (options.command) {
    case COMMAND_INSPECT: inspect(file, &options); break;
    case COMMAND_ROWS: emit_tables(file, &options); break;
    case COMMAND_MEMBERS: emit_members(file, &options); break;
  }
  streams_check();
  frames_finish();
  return 0;
}
