import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { emptyDatabase } from '#infrastructure/local/sqlite/empty-database';

const records = '_stream_records';

/** The engine's own table of its streams' records, as its release 1.2.1 makes it. */
const recordsTable = `CREATE TABLE ${records} (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                table_name TEXT NOT NULL,
                event_name TEXT NOT NULL,
                keys_json TEXT NOT NULL,
                new_image TEXT,
                old_image TEXT,
                sequence_number TEXT NOT NULL,
                shard_id TEXT NOT NULL,
                created_at INTEGER NOT NULL,
                user_identity TEXT
            )`;

/** What the engine asks for each record that it writes, and for each read of the stream. The index serves both. */
export const servedStatements = {
  writes: `SELECT COALESCE(MAX(CAST(sequence_number AS INTEGER)), 0) + 1 FROM ${records} WHERE table_name = ?1`,
  reads: `FROM ${records} WHERE table_name = ?1 AND shard_id = ?2 AND CAST(sequence_number AS INTEGER) > ?3 ORDER BY CAST(sequence_number AS INTEGER) ASC LIMIT ?4`,
} as const;

const schema = [
  { type: 'table', name: records, table: records, sql: recordsTable },
  { type: 'table', name: 'sqlite_sequence', table: 'sqlite_sequence', sql: 'CREATE TABLE sqlite_sequence(name,seq)' },
  {
    type: 'index',
    name: 'by_sequence_number',
    table: records,
    sql: `CREATE INDEX by_sequence_number ON ${records} (table_name, CAST(sequence_number AS INTEGER))`,
  },
] as const;

/**
 * Writes the database file of a new engine, with an index of the stream's records that the engine does not make itself.
 * Without it each write reads all earlier records with their images (docs/adr/0043). A file that exists is left alone.
 */
export const writeIndexedDatabase = (path: string): void => {
  if (existsSync(path)) return;
  writeFileSync(`${path}.new`, emptyDatabase(schema));
  renameSync(`${path}.new`, path);
};
