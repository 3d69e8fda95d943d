import { CORE_SCHEMA, intCoreTag, mergeTag } from 'js-yaml'

/** An octal number of YAML 1.1, such as the mode 0755. */
const OCTAL = /^[-+]?0[0-7]+$/

/** YAML as kustomize reads it: that of version 1.2 with the octal numbers and the merge keys of version 1.1. */
export const FLUX_YAML = CORE_SCHEMA.withTags(mergeTag, {
  ...intCoreTag,
  resolve: (source, isExplicit, tagName) =>
    OCTAL.test(source) ? Number.parseInt(source, 8) : intCoreTag.resolve(source, isExplicit, tagName),
})
