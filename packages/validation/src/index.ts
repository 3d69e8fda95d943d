export type {
  Distribution,
  FluxBuild,
  ListEntry,
  ReadError,
  RenderedFile,
  RenderedTree,
} from './values/rendered-tree.ts'
export { validate, validateChanges } from './validate.ts'
export { RULES } from './rules/index.ts'
export { DECIDABLE_RULES, RULE_DOCS, type ListedRule } from './rules/rule-docs.ts'
export type { Validation, ValidationOptions } from './validate.ts'
export type { Location } from './values/location.ts'
export type { PathOf, SuppressionsFile } from './rules/suppressions/suppression.ts'
export { readSettings } from './rules/settings/read-settings.ts'
export type { Settings } from './rules/settings/settings.ts'
export { globMatcher } from './values/glob.ts'
export type { RuleDocs } from './rules/rule/rule.ts'
export { rulePage } from './rules/rule/rule-page.ts'
export { isOfKustomize } from './schemas/object-schema.ts'
export { isListName, isRemote, LIST_NAMES, PLAIN_KEYS } from './values/kustomize-list.ts'
export { placeInText } from './tree/position/place-in-text.ts'
export { once } from './values/once.ts'
export { remembered } from './values/remembered.ts'
export { namespacedName } from './values/rendered-tree.ts'
export { isEncrypted } from './values/encrypted.ts'
export { isMap, textAt, valueAt } from './values/value-at.ts'
export { FLUX_YAML } from './tree/reading/flux-yaml.ts'
export { LARGEST_FILE_IN_BYTES, readManifest } from './tree/reading/read-manifest.ts'
export type { Chart } from './tree/charts/chart-of.ts'
export { chartFinder, isKnownChart, namespacedObject } from './tree/charts/rendered-chart.ts'
export type { BroughtChart } from './values/brought-chart.ts'
export { hasUnknown, unknownText } from './values/unknown-text.ts'
export { UnreadableSchema, type BroughtSchemas } from './tree/custom-kinds.ts'
