import { add } from '../../testing/sample-trees.ts'
import { extraAccount, listing, nested } from '../../testing/kustomize-lists.ts'
import { requireListedFile } from './require-listed-file.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireListedFile, {
  valid: [
    ...['more', './more', 'more/', '../telemetry/more'].map((name) => ({
      name: `a folder with a list of its own that is listed as ${name}`,
      changes: nested(name),
    })),
    {
      name: 'a file that is listed by another path',
      changes: [
        add('hub', 'telemetry/extra.yaml', extraAccount),
        listing('telemetry/kustomization.yaml', './extra.yaml'),
      ],
    },
  ],
  invalid: [
    { name: 'a file that is not listed', changes: [add('hub', 'telemetry/extra.yaml', extraAccount)] },
    { name: 'a file outside of all layers', changes: [add('hub', 'extra/account.yaml', extraAccount)] },
  ],
})
