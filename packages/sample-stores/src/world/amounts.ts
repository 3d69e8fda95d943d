import { bytes, type CpuQuantity, type Resources } from '@fleet/model'

/** In cores and bytes. */
export interface Amounts {
  readonly requests: { readonly cpu: number; readonly memory: number }
  readonly limits: { readonly cpu?: number; readonly memory: number }
}

export const amountsOf = ({ requests, limits }: Resources): Amounts => ({
  requests: { cpu: cores(requests.cpu), memory: bytes(requests.memory) },
  limits: { ...(limits.cpu && { cpu: cores(limits.cpu) }), memory: bytes(limits.memory) },
})

const cores = (quantity: CpuQuantity): number =>
  quantity.endsWith('m') ? Number(quantity.slice(0, -1)) / 1000 : Number(quantity)
