import { TRANSITIONS } from '@fleet/model/testing'
import { validateChanges } from '@fleet/validation'
import { describe, expect, it } from 'vitest'
import { treesOfTransition } from '../testing/transition-trees.ts'

/** What a finding asks a person to accept; of a warning, the same by its rule and its object. */
const changeOf = ({ rule, object = '' }: { readonly rule: string; readonly object?: string }): string =>
  `${rule}:${object.replaceAll(' ', '/')}`

describe('a transition', () => {
  it.each(TRANSITIONS)(
    'is reported as it is: $name',
    async ({ errors = [], warnings = [], ...transition }) => {
      const { before, after } = treesOfTransition(transition)
      const findings = await validateChanges(before, after)
      const of = (severity: string) =>
        findings
          .filter((finding) => finding.severity === severity)
          .map(changeOf)
          .toSorted()
      expect({ errors: of('error'), warnings: of('warning') }).toEqual({ errors, warnings })
    },
  )
})
