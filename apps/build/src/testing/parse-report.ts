import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js'

const DOCS = join(import.meta.dirname, '../../../../docs')

const REPORT = 'report.schema.json'
const PLAN = 'plan.schema.json'
const DOCTOR = 'doctor.schema.json'
const CAPACITY = 'capacity.schema.json'

const schemaOf = (file: string): AnySchema => JSON.parse(readFileSync(join(DOCS, file), 'utf8')) as AnySchema

/** The schemas of all: the others refer to that of reports. */
const SCHEMAS = new Ajv2020({ strict: true })
  .addSchema(schemaOf(REPORT), REPORT)
  .addSchema(schemaOf(PLAN), PLAN)
  .addSchema(schemaOf(DOCTOR), DOCTOR)
  .addSchema(schemaOf(CAPACITY), CAPACITY)

const parserOf =
  (schema: string) =>
  (stdout: string): unknown => {
    const report: unknown = JSON.parse(stdout)
    if (!SCHEMAS.validate(schema, report)) throw new Error(JSON.stringify(SCHEMAS.errors))
    return report
  }

/** Parses what `--json` printed. @throws Error where it violates the published schema */
export const parseReport = parserOf(REPORT)

/** Parses what `plan --json` printed. @throws Error where it violates the published schema */
export const parsePlan = parserOf(PLAN)

/** Parses what `doctor --json` printed. @throws Error where it violates the published schema */
export const parseDoctor = parserOf(DOCTOR)

/** Parses what `capacity --json` printed. @throws Error where it violates the published schema */
export const parseCapacity = parserOf(CAPACITY)
