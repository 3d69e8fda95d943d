export type { RenderedFile, RenderedTree } from './rendered-tree.ts'
export { validate, validateReferences } from './validate.ts'
export { RULES } from './rules/index.ts'
