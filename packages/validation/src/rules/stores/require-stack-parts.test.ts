import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireStackParts } from './require-stack-parts.ts'

testRule(requireStackParts, {
  invalid: [
    {
      name: 'an operator that maintains no EndpointSlice of kubelets',
      changes: [set(HUB_STACK, [...VALUES, 'prometheusOperator', 'kubeletEndpointSliceEnabled'], false)],
    },
    {
      name: 'a discovery by Endpoints',
      changes: [
        set(HUB_STACK, [...VALUES, 'prometheus', 'prometheusSpec', 'serviceDiscoveryRole'], 'Endpoints'),
      ],
    },
  ],
})
