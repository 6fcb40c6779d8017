// Writes src/generated/operations.ts: the operations of src/**/*.graphql with their types, from the schema of the hub.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { codegen } from '@graphql-codegen/core';
import * as operationTypes from '@graphql-codegen/typescript-operations';
import * as schemaTypes from '@graphql-codegen/typescript';
import * as documents from '@graphql-codegen/typed-document-node';
import { buildSchema, parse, printSchema, validate } from 'graphql';

const here = (path) => new URL(path, import.meta.url);
const schema = buildSchema(readFileSync(here('../../../schema.graphql'), 'utf8'));
const root = fileURLToPath(here('src/'));
const files = readdirSync(root, { recursive: true }).filter((name) => name.endsWith('.graphql')).sort().map((name) => root + name);
const found = files.map((location) => ({ location, document: parse(readFileSync(location, 'utf8')) }));

const all = { kind: 'Document', definitions: found.flatMap((file) => file.document.definitions) };
const wrong = validate(schema, all);
if (wrong.length > 0) {
  for (const error of wrong) console.error(String(error));
  process.exit(1);
}

const output = await codegen({
  filename: 'operations.ts',
  schema: parse(printSchema(schema)),
  documents: found,
  config: {},
  pluginMap: { schemaTypes, operationTypes, documents },
  plugins: [
    { schemaTypes: { onlyOperationTypes: true, enumsAsTypes: true, skipTypename: true, useTypeImports: true, scalars: { DateTime: 'string', ID: 'string', LocalTime: 'string' } } },
    { operationTypes: { skipTypename: true, enumsAsTypes: true, useTypeImports: true, scalars: { DateTime: 'string', ID: 'string', LocalTime: 'string' } } },
    { documents: { documentMode: 'string', useTypeImports: true } },
  ],
});
mkdirSync(here('src/generated/'), { recursive: true });
// Marked pure, so that an operation comes with the feature that asks it.
writeFileSync(here('src/generated/operations.ts'), output.replaceAll('= new TypedDocumentString(', '= /*#__PURE__*/ new TypedDocumentString('));
