/** 138 1234 5678, 0591-2686 0110 as it stands; a masked one keeps its stars. */
export const sayPhone = (phone: string): string => phone.replace(/^(1\d{2})([\d*]{4})([\d*]{4})$/, '$1 $2 $3');
/** `tel:` address; undefined for a masked number, which nobody can dial. */
export const telHref = (phone: string): string | undefined => (phone.includes('*') ? undefined : `tel:${phone.replace(/[^+\d]/g, '')}`);
