/** Leads: recognising and reading the files they come in, importing them, and showing them. */
package org.triad.sale.domain.leads;
