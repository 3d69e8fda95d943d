/** A release line, by its first two numbers. */
type Line = readonly [major: number, minor: number]

/** The versions that the trees are made for, as docs/compatibility.md states them. */
export const SUPPORTED_VERSIONS = {
  flux: {
    /** The first with `OCIRepository` v1. */
    least: [2, 6],
    /** The first whose Kustomizations state when they succeeded, which the alert `FluxNotReconciling` reads. */
    whole: [2, 7],
  },
  /** The least Kubernetes that each release line of Flux supports; later ones support no less. */
  kubernetes: [
    { flux: [2, 6], least: [1, 31] },
    { flux: [2, 7], least: [1, 32] },
    { flux: [2, 8], least: [1, 33] },
  ],
  /** The charts of Traefik whose values are known. */
  traefikChart: { least: '33.2.1', most: '41.3.0' },
} as const satisfies {
  readonly flux: { readonly least: Line; readonly whole: Line }
  readonly kubernetes: readonly { readonly flux: Line; readonly least: Line }[]
  readonly traefikChart: { readonly least: string; readonly most: string }
}
