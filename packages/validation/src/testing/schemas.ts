/** What a test of the compiled schemas compares them by. */
export { FORMATS } from '../schemas/formats.ts'
export { shapeIdOf } from '../schemas/object-schema.ts'
export { errorsBy } from '../schemas/schema-errors.ts'
export { replacementOf, schemaNames, validatorOf } from '../schemas/validators.ts'
export { yamlIn } from '../schemas/yaml-in.ts'
export { sampleObjects } from './sample-trees.ts'
