/** `13800138000`, or `138****8000`, as people read it: `138 0013 8000`. Anything else stays as it is. */
export const spacedTelephone = (tel: string) => tel.replace(/^(\d{3})(\d{4}|\*{4})(\d{4})$/, '$1 $2 $3')
