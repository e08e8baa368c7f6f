//! What the pixels of pictures are.

use careergraph::export::{Format, Look};

#[test]
fn a_scaled_picture_fills_its_pixels() {
    let graph = careergraph::CareerGraph::embedded("kitchen").expect("it is shipped");
    let format = Format::from_name("png").expect("it is a format");
    let view = graph.view();
    // Factors at which a side is no whole number of pixels.
    for scale in [0.7, 1.3, 1.5, 1.77] {
        let mut look = Look::default();
        look.scale = scale;
        let bytes = format.export(&view, &look).expect("it can be drawn").bytes;
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes))
            .read_info()
            .expect("a picture");
        let mut pixels = vec![0; reader.output_buffer_size().expect("it fits")];
        let frame = reader.next_frame(&mut pixels).expect("whole");
        let row = frame.width as usize * 3;
        let last_row = pixels[..frame.buffer_size()].chunks(row).last();
        let last_column = pixels[..frame.buffer_size()]
            .chunks(row)
            .map(|row| &row[row.len() - 3..]);
        assert!(
            last_row.expect("a row").iter().all(|part| *part == 255),
            "{scale}"
        );
        assert!(last_column.flatten().all(|part| *part == 255), "{scale}");
    }
}
