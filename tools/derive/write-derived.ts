import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { schemaFile, type Definitions } from '@fleet/charts/schema-file'

const DERIVED = join(import.meta.dirname, '../../packages/validation/src/schemas/derived')

/** @param name the file's, such as `kinds/traefik` */
export const writeDerived = (name: string, definitions: Definitions): void => {
  writeText(name, schemaFile(definitions))
}

const fileOf = (name: string): string => join(DERIVED, `${name}.json`)

export const writeText = (name: string, text: string): void => {
  const target = fileOf(name)
  writeFileSync(target, text)
  process.stdout.write(`${target}\n`)
}

export const readDerived = (name: string): unknown => JSON.parse(readFileSync(fileOf(name), 'utf8'))
