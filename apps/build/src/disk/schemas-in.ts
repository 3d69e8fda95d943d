import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { BroughtSchemas } from '@fleet/validation'
import { UsageError } from '../cli/usage-error.ts'
import { readOnly } from './disk-error.ts'

/**
 * The schemas of a folder in the layout of the public catalogue of custom resources: `cert-manager.io/issuer_v1.json`.
 * @throws UsageError where there is no such folder, and later where a file holds no JSON
 */
export const schemasIn = (folder: string): BroughtSchemas => {
  if (!statOf(folder)?.isDirectory())
    throw new UsageError(`there is no folder ${folder}`, 'name the folder that holds the schemas')
  return (id) => {
    const [group = '', version = '', kind] = id.split('/')
    if (kind === undefined) return undefined
    const path = join(folder, group, `${kind.toLowerCase()}_${version}.json`)
    return statOf(path)?.isFile() ? { path, schema: schemaIn(path) } : undefined
  }
}

const statOf = (path: string) => readOnly('look at', path, () => statSync(path, { throwIfNoEntry: false }))

const schemaIn = (path: string): Readonly<Record<string, unknown>> => {
  const text = readOnly('read', path, () => readFileSync(path, 'utf8'))
  try {
    const schema: unknown = JSON.parse(text)
    if (typeof schema === 'object' && schema !== null) return schema as Readonly<Record<string, unknown>>
  } catch {
    // Reported below.
  }
  throw new UsageError(`${path} holds no JSON Schema`, 'correct the file, or remove it')
}
