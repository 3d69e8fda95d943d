import type { Schema } from './schema.ts'

export const TEXT: Schema = { type: 'string' }
export const FLAG: Schema = { type: 'boolean' }
export const NUMBER: Schema = { type: 'number' }
export const WHOLE: Schema = { type: 'integer', minimum: 0 }
export const ANY: Schema = {}
export const TEXTS: Schema = { type: 'array', items: TEXT }
export const COLOUR: Schema = { type: 'string', format: 'colour' }
export const UNIT: Schema = { type: 'string', format: 'unit' }
export const DURATION: Schema = { type: 'string', format: 'duration' }
export const REDUCERS: Schema = { type: 'array', items: { type: 'string', format: 'reducer' } }
