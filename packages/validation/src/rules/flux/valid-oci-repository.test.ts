import { set } from '../../testing/sample-trees.ts'
import { validOciRepository } from './valid-oci-repository.ts'
import { testRule } from '../../testing/test-rule.ts'

const ofLoki = (path: readonly string[], value: unknown) =>
  set('hub OCIRepository loki', ['spec', ...path], value)

testRule(validOciRepository, {
  invalid: [
    { name: 'a source without a layer selector', changes: [ofLoki(['layerSelector'], undefined)] },
    {
      name: 'the selection of another layer',
      changes: [ofLoki(['layerSelector', 'mediaType'], 'application/json')],
    },
    { name: 'a chart that is unpacked', changes: [ofLoki(['layerSelector', 'operation'], 'extract')] },
    { name: 'a source without TLS', changes: [ofLoki(['insecure'], true)] },
  ],
})
