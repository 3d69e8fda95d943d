/** What a dashboard looks like, on the index page. */
export const DashboardPicture = ({ uid }: { readonly uid: string }) => <div data-picture={uid} />
