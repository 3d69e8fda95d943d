/** In place of a panel that cannot be drawn. */
export const PanelError = ({ message }: { readonly message: string }) => (
  <div
    data-preview-error={message}
    style={{
      display: 'grid',
      placeItems: 'center',
      height: '100%',
      color: 'var(--preview-error)',
      textAlign: 'center',
    }}
  >
    {message}
  </div>
)
